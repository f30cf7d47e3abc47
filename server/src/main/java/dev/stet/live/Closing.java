package dev.stet.live;

import org.springframework.web.socket.CloseStatus;

/** Why the server ends a connection; spec/live.md [L20] says what the client does then. */
enum Closing {
    STOPPING(1012, "The server stops; connect again shortly."),
    BUSY(1013, "The server is too busy, or this connection takes nothing; connect again shortly."),
    BAD_MESSAGE(4400, "The message is not what the protocol allows: "),
    ENDED(4401, "The session or token has ended; sign in again."),
    GONE(4404, "There is no such tenant, or you no longer belong to it."),
    OTHER_PROTOCOL(4406, "This server speaks protocol " + ServerMessage.PROTOCOL + "; load the page again."),
    SILENT(4408, "Nothing was heard for too long."),
    REPLACED(4409, "The same client has connected again."),
    TOO_MANY(4429, "Too many connections or messages; connect again after a minute.");

    private final CloseStatus status;

    Closing(int code, String reason) {
        this.status = new CloseStatus(code, reason);
    }

    CloseStatus status() {
        return status;
    }

    /** @param detail short: a reason has 123 bytes at most */
    CloseStatus because(String detail) {
        return status.withReason(status.getReason() + detail);
    }
}
