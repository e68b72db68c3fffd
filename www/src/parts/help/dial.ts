/** The address that calls a number as a person wrote it: what a keypad has no key for is left out. */
export const dial = (phone: string): string => `tel:${phone.replace(/[^\d+*#]/g, "")}`;
