/** What went on beside the sessions, under a chart. */
export const lanes = {
  title: "Doses and therapy",
  head: ["What", "From", "Until"],
  goesOn: "goes on",
  since: (name: string, day: string) => `${name} since ${day}.`,
  span: (name: string, since: string, until: string) =>
    since === until ? `${name} on ${since}.` : `${name}, ${since} to ${until}.`,
};
