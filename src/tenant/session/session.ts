/** What a connection is to. */
export type ConnectedService = "exchange" | "purview" | "graph" | "msonline";

/** How somebody signed in. */
export type SignIn = "managed-identity" | "certificate" | "person" | "token";

/** An open connection of a process. */
export interface Connection {
  readonly id: string;
  /** The how-manyeth of its session. */
  readonly number: number;
  readonly service: ConnectedService;
  readonly state: "Connected" | "Broken";
  readonly signIn: SignIn;
  /** The organization that was given; empty where a person signed in. */
  readonly organization: string;
  readonly tenantId: string;
  readonly appId: string;
  readonly userPrincipalName: string;
}

/** What one process is connected to. */
export interface Session {
  readonly connections: readonly Connection[];
  /** How many were ever opened. */
  readonly opened: number;
}

/** The session of a process that has just begun. */
export const newSession: Session = Object.freeze({ connections: Object.freeze([]), opened: 0 });

export type NewConnection = Omit<Connection, "id" | "number" | "state">;

/** With one more connection. */
export function withConnection({ connections, opened }: Session, connection: NewConnection): Session {
  const number = opened + 1;
  const id = `00000000-0000-0000-0000-${String(number).padStart(12, "0")}`;
  return Object.freeze({
    connections: Object.freeze([...connections, Object.freeze({ ...connection, id, number, state: "Connected" })]),
    opened: number,
  });
}

/** Without those connections. */
export const withoutConnections = (session: Session, isGone: (connection: Connection) => boolean): Session =>
  Object.freeze({
    ...session,
    connections: Object.freeze(session.connections.filter((connection) => !isGone(connection))),
  });

/** The latest open connection to a service. */
export const connectionTo = ({ connections }: Session, asked: ConnectedService): Connection | undefined =>
  connections.findLast(({ service, state }) => service === asked && state === "Connected");
