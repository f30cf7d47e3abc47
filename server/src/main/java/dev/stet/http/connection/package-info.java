/** How many connections there may be, from where, and how long they may take to say what they want. */
@NullMarked
package dev.stet.http.connection;

import org.jspecify.annotations.NullMarked;
