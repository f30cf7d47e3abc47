/**
 * The description of the HTTP API: OpenAPI at {@code /v3/api-docs}, for people at {@code /swagger-ui.html}. What is
 * written for it by hand lies in {@code resources/openapi}, in OpenAPI's own words; what the code knows comes from the
 * code: which calls there are, the kinds of problem, the schema of the content.
 */
@NullMarked
package dev.stet.apidocs;

import org.jspecify.annotations.NullMarked;
