package dev.stet.bench.load;

import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes whole messages of a WebSocket, and the reason when it ends by itself. */
final class TextReceiver implements WebSocket.Listener {

    private final Consumer<String> receiver;
    private final Consumer<String> ended;
    private final StringBuilder text = new StringBuilder();

    TextReceiver(Consumer<String> receiver, Consumer<String> ended) {
        this.receiver = receiver;
        this.ended = ended;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            receiver.accept(text.toString());
            text.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        ended.accept(status + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        ended.accept(error.toString());
    }
}
