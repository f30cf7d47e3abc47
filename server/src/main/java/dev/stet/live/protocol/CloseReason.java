package dev.stet.live.protocol;

import org.springframework.web.socket.CloseStatus;

/** Why the server closes a connection. spec/live.md [L20] says what the client then does. */
public enum CloseReason {
    STOPPING(1012, "The server is stopping. Connect again shortly."),
    BUSY(1013, "The server is too busy, or this connection does not read. Connect again shortly."),
    BAD_MESSAGE(4400, "The protocol does not allow this message: "),
    ENDED(4401, "The session or token has ended. Sign in again."),
    GONE(4404, "There is no such business, or you no longer belong to it."),
    OTHER_PROTOCOL(4406, "This server speaks protocol " + ServerMessage.PROTOCOL + ". Load the page again."),
    SILENT(4408, "The client has sent nothing for too long."),
    REPLACED(4409, "The same client has connected again."),
    TOO_MANY(4429, "Too many connections or messages. Connect again after a minute.");

    private final CloseStatus status;

    CloseReason(int code, String reason) {
        this.status = new CloseStatus(code, reason);
    }

    public CloseStatus status() {
        return status;
    }

    /** @param detail short: WebSocket allows a reason of 123 bytes */
    public CloseStatus because(String detail) {
        return status.withReason(status.getReason() + detail);
    }
}
