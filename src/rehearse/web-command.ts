/** The commands by which a script asks the web. */
export const webCommand = /^Invoke-(WebRequest|RestMethod)$/i;
