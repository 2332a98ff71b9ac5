/** How something stands, as the colour of its badge says it too: as it should be, to be looked at, or not as it should be. */
export type Tone = "good" | "warn" | "bad";
