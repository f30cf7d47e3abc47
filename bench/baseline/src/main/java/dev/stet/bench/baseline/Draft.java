package dev.stet.bench.baseline;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.hibernate.envers.Audited;
import org.jspecify.annotations.Nullable;

/** A tenant's draft. Its content is the JSON text; {@code version} is the ETag of Spring Data REST. */
@Entity
@Audited
public class Draft {

    @Id
    private @Nullable Long id;

    @Version
    private @Nullable Long version;

    @Column(columnDefinition = "text")
    private @Nullable String content;

    public @Nullable Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public @Nullable Long getVersion() {
        return version;
    }

    public void setVersion(Long version) {
        this.version = version;
    }

    public @Nullable String getContent() {
        return content;
    }

    public void setContent(String content) {
        this.content = content;
    }
}
