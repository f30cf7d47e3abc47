package dev.stet;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModulithTest {

    private final ApplicationModules modules = ApplicationModules.of(StetApplication.class);

    @Test
    void modulesUseEachOtherOneWayAndOnlyByWhatTheyShow() {
        modules.verify();
    }

    @Test
    void theModulesAreDrawn() {
        new Documenter(modules).writeDocumentation();
    }
}
