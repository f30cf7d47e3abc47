/** The first start: what it prints, and the page that makes the first owner. */
@org.springframework.modulith.ApplicationModule
@NullMarked
package dev.stet.account.firststart;

import org.jspecify.annotations.NullMarked;
