package dev.stet.publishing;

import dev.stet.draft.Drafts;
import dev.stet.draft.Revision;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The releases of all tenants. A release is the content of the version that made it. */
@Service
public class Releases {

    private static final int MOST = 1000;

    private final Drafts drafts;

    Releases(Drafts drafts) {
        this.drafts = drafts;
    }

    /** What visitors see; empty before the first publication. */
    public Optional<Release> live(long tenantId) {
        return drafts.published(tenantId)
                .flatMap(published -> content(tenantId, published.release(), published.version()));
    }

    /** Newest first. */
    List<Revision> list(long tenantId) {
        return drafts.releases(tenantId, MOST);
    }

    Optional<Revision> find(long tenantId, int number) {
        return drafts.release(tenantId, number);
    }

    Optional<Release> content(long tenantId, int number, long version) {
        return drafts.contentAt(tenantId, version).map(content -> new Release(number, version, content));
    }
}
