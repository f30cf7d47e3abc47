package dev.stet.live.protocol;

import org.springframework.web.socket.TextMessage;

/** A message as it is sent. One frame serves all connections that get the message. */
public record Frame(TextMessage text, int bytes) {}
