package dev.stet.http;

import jakarta.servlet.Filter;

/** The filter that keeps the limits on changes and previews. It belongs behind those that find out whose request it is. */
public interface RequestLimits extends Filter {}
