/** The draft and its history over HTTP. */
@NamedInterface("web")
@NullMarked
package dev.stet.draft.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
