/** A `tel:` address for a number as a person wrote it. Characters that a keypad does not have are dropped. */
export const dial = (phone: string): string => `tel:${phone.replace(/[^\d+*#]/g, "")}`;
