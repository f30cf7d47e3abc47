package dev.stet.publishing;

import dev.stet.draft.history.Published;
import dev.stet.draft.history.Revision;
import dev.stet.draft.history.Revisions;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The releases of all tenants. A release is the content of the version that made it. */
@Service
public class Releases {

    private final Revisions revisions;

    Releases(Revisions revisions) {
        this.revisions = revisions;
    }

    /** What visitors see; empty before the first publication. */
    public Optional<Release> live(long tenantId) {
        return revisions
                .published(tenantId)
                .flatMap(published -> content(tenantId, published.release(), published.version()));
    }

    /** The number of the release that visitors see; 0 before the first. */
    int liveNumber(long tenantId) {
        return revisions.published(tenantId).map(Published::release).orElse(0);
    }

    /** Newest first, those before a number. */
    List<Revision> before(long tenantId, int number, int most) {
        return revisions.releasesBefore(tenantId, number, most);
    }

    Optional<Revision> find(long tenantId, int number) {
        return revisions.release(tenantId, number);
    }

    Optional<Release> content(long tenantId, int number, long version) {
        return revisions.contentAt(tenantId, version).map(content -> new Release(number, version, content));
    }
}
