import { sentence } from "./sentence.ts";

/** Why the system would not give a file, as one sentence. */
export function refusalOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return reasons[code] ?? sentence(error);
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "Its permissions do not let you.",
  ELOOP: "Its links lead in a circle.",
  ENAMETOOLONG: "Its name is longer than the system takes.",
  ENOENT: "It is gone.",
  EPERM: "The system does not let you.",
};
