/** API tokens: how a program proves who it is. */
@org.springframework.modulith.ApplicationModule
@NullMarked
package dev.stet.account.token;

import org.jspecify.annotations.NullMarked;
