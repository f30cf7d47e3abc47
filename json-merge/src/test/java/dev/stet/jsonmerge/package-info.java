@NullMarked
package dev.stet.jsonmerge;

import org.jspecify.annotations.NullMarked;
