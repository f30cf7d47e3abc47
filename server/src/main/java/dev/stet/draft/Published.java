package dev.stet.draft;

/**
 * What visitors see.
 *
 * @param release the number of the release, from 1
 * @param version the version that the publication made; equal to the draft's when nothing is unpublished
 */
public record Published(int release, long version) {}
