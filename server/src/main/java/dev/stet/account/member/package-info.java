/** The people who belong to a business, and their passwords. */
@org.springframework.modulith.ApplicationModule
@NullMarked
package dev.stet.account.member;

import org.jspecify.annotations.NullMarked;
