// How long the two ends of an idle connection keep it. Whoever sends must let go first: a request that is written at the
// moment in which the receiver hangs up is lost, and its sender cannot tell whether it was read.

/** Our own servers: the AWS endpoint and the functions' addresses. */
export const RECEIVER_KEEPS_MS = 60_000;
/** What we send on, to an engine that may not be ours: those we know hang up after 30 seconds or never. */
export const SENDER_KEEPS_MS = 10_000;
