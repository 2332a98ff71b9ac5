/** The place of the script's own hash until it is known: 64 zeros, as they stand in the text from which it is computed. */
export const hashPlaceholder = "0".repeat(64);
