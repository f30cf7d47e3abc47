/** Demo mode: whether the server is one, and the tenant that it shows. */
@org.springframework.modulith.ApplicationModule
@NullMarked
package dev.stet.account.demo;

import org.jspecify.annotations.NullMarked;
