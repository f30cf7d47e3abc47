/** Random secrets, their hashes, and the keys that all nodes share. */
@org.springframework.modulith.ApplicationModule
@NullMarked
package dev.stet.account.secret;

import org.jspecify.annotations.NullMarked;
