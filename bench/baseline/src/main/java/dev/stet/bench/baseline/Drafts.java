package dev.stet.bench.baseline;

import org.springframework.data.jpa.repository.JpaRepository;

/** {@code GET}, {@code PUT} and {@code PATCH /drafts/{id}} with ETag and If-Match, by Spring Data REST. */
public interface Drafts extends JpaRepository<Draft, Long> {}
