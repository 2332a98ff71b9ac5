/** The name of an act at the start of a sentence: a request is named in words. */
export const atStart = (act: string): string => act.replace(/^the /, "The ");
