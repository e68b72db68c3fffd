// A language that nobody speaks, to look at the page with: every text is about a third longer and has signs on its
// letters, so that what is cut off, or is not a message, can be seen. `rtl` draws the page from right to left as well.

const MARKED = { a: "á", e: "ë", i: "î", o: "õ", u: "ü", n: "ñ", c: "ç", A: "Á", E: "Ë", I: "Î", O: "Õ", U: "Ü" };

/** Half of the vowels are said twice. */
export function stretched(text) {
  let vowels = 0;
  return [...text]
    .map((letter) => {
      const marked = MARKED[letter] ?? letter;
      return /[aeiou]/i.test(letter) && vowels++ % 2 === 0 ? marked + marked.toLowerCase() : marked;
    })
    .join("");
}

/** The Vite plugin that draws from right to left. */
export const rightToLeft = () => ({
  name: "tidemark-rtl",
  transformIndexHtml: (html) => html.replace("<html ", '<html dir="rtl" '),
});
