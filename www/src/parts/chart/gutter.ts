/**
 * Places for labels beside a drawing: each as near as possible to where it belongs, all at least `gap` apart, from `top`
 * to `bottom`. They come back in the order given. If there is no room for all, they begin at the top and run over.
 */
export function apart(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = wanted.map((_, index) => index).sort((one, next) => (wanted[one] ?? 0) - (wanted[next] ?? 0));
  const places = wanted.map((place) => Math.min(Math.max(place, top), bottom));
  let least = top;
  for (const index of order) {
    places[index] = Math.max(places[index] ?? 0, least);
    least = places[index] + gap;
  }
  let most = bottom;
  for (const index of order.reverse()) {
    const place = Math.min(places[index] ?? 0, most);
    places[index] = place;
    most = place - gap;
  }
  const over = Math.max(0, top - Math.min(...places));
  return over > 0 ? places.map((place) => place + over) : places;
}
