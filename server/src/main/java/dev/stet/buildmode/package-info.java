/** Serves Build Mode, the browser application that web/apps/build-mode builds. */
@NullMarked
package dev.stet.buildmode;

import org.jspecify.annotations.NullMarked;
