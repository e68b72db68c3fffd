/** Why a passphrase is not good enough. */
export type PassphraseFault = "short" | "digits";

const CHARACTERS = 12;
const WORDS = 4;

/** What is wrong with a passphrase, or null. Four words will do however short they are. */
export function passphraseFault(text: string): PassphraseFault | null {
  const plain = text.normalize("NFKC").trim();
  if (/^[\p{Nd}\s]*$/u.test(plain) && plain !== "") return "digits";
  const words = plain.split(/\s+/u).filter(Boolean);
  return [...plain].length < CHARACTERS && words.length < WORDS ? "short" : null;
}
