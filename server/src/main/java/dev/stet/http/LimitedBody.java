package dev.stet.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A request whose body ends with an exception where it passes a size, or takes longer than its size allows. */
final class LimitedBody extends HttpServletRequestWrapper {

    private final int most;
    private @Nullable ServletInputStream body;

    LimitedBody(HttpServletRequest request, int most) {
        super(request);
        this.most = most;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new Stream(super.getInputStream(), most);
        }
        return body;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static final class Stream extends ServletInputStream {

        /** The container's own timeout begins anew with each byte. */
        private static final long GRACE = TimeUnit.SECONDS.toNanos(10);

        /** A bad mobile connection. */
        private static final long NANOS_A_BYTE = TimeUnit.SECONDS.toNanos(1) / (16 << 10);

        private final ServletInputStream source;
        private final int most;
        private final long begun = System.nanoTime();
        private int got;

        Stream(ServletInputStream source, int most) {
            this.source = source;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int octet = source.read();
            count(octet < 0 ? 0 : 1);
            return octet;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = source.read(target, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int bytes) throws IOException {
            got += bytes;
            if (got > most) {
                throw new BodyTooLarge(most);
            }
            if (System.nanoTime() - begun > GRACE + got * NANOS_A_BYTE) {
                throw new BodyTooSlow();
            }
        }

        @Override
        public boolean isFinished() {
            return source.isFinished();
        }

        @Override
        public boolean isReady() {
            return source.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            source.setReadListener(listener);
        }
    }
}
