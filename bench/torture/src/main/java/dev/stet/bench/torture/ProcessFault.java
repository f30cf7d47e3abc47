package dev.stet.bench.torture;

/** What is done to the processes, the disk and the network behind them. */
enum ProcessFault {
    /** SIGKILL of the server; its PostgreSQL goes on, and the next start finds it. */
    KILL_SERVER,
    /** SIGKILL of PostgreSQL's main process; the server starts it again. */
    KILL_POSTGRES,
    /** SIGKILL of both at once. */
    KILL_BOTH,
    /** SIGKILL of one PostgreSQL process that serves a connection: PostgreSQL throws all of them out and recovers. */
    KILL_BACKEND,
    /** SIGSTOP of the server for seconds. */
    STOP_SERVER,
    /** SIGSTOP of one PostgreSQL process that serves a connection, perhaps in the middle of a save. */
    STOP_BACKEND,
    /** The disk under the data folder is full for seconds. */
    DISK_FULL,
    /** The second node loses its connections to the database and gets no new ones. */
    CUT_NODE,
    /** The second node hears nothing from the database, and is not told why. */
    HOLD_NODE,
    /** SIGKILL of the second node. */
    KILL_NODE
}
