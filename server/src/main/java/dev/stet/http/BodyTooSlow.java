package dev.stet.http;

import java.io.IOException;

/** A body came more slowly than its size allows; thrown to whoever reads it. */
final class BodyTooSlow extends IOException {

    BodyTooSlow() {
        super("The request body came too slowly");
    }
}
