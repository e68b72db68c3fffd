/** What is said when a file is handed over. */
export const handOver = {
  share: "Share",
  save: "Save to this device",
  shared: "Shared.",
  saved: (name: string) => `Saved as ${name}. Look in your downloads.`,
  notShared: "This could not be shared. Save it instead.",
};
