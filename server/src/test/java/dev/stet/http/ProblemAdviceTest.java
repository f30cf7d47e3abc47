package dev.stet.http;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Failures that no endpoint should have. */
class ProblemAdviceTest {

    @RestController
    static class Failing {

        @GetMapping({"/api/fails", "/page/fails"})
        String fails() {
            throw new IllegalStateException("the password is swordfish");
        }

        @GetMapping({"/api/busy", "/page/busy"})
        String busy() {
            throw new CannotAcquireLockException("deadlock detected");
        }

        @GetMapping("/api/breaks")
        String breaks() {
            throw new TransactionSystemException("JDBC rollback failed", new SQLException("the connection is gone"));
        }

        @GetMapping("/api/counts")
        String counts(@RequestParam int limit) {
            return "" + limit;
        }

        @GetMapping("/api/refuses")
        String refuses() {
            throw Problem.of(ProblemType.STALE_VERSION)
                    .detail("Version 8 is newer.")
                    .with("currentVersion", 8)
                    .with("nothing", null)
                    .exception();
        }
    }

    private final MockMvc server = MockMvcBuilders.standaloneSetup(new Failing())
            .setControllerAdvice(new ProblemAdvice())
            .addFilters(
                    new DatabaseUnavailableFilter(new PlainAnswers(new ProblemWriter(JsonMapper.shared()), new Html())))
            .build();

    @Test
    void anUnexpectedExceptionShowsNothingOfTheInside() throws Exception {
        server.perform(get("/api/fails"))
                .andExpect(status().isInternalServerError())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.type").value("/problems/unexpected"))
                .andExpect(jsonPath("$.incident").isNotEmpty())
                .andExpect(content().string(not(containsString("swordfish"))))
                .andExpect(content().string(not(containsString("IllegalState"))));
    }

    @Test
    void aPageThatFailsIsAnErrorPage() throws Exception {
        server.perform(get("/page/fails"))
                .andExpect(status().isInternalServerError())
                .andExpect(content().string(""));
    }

    @Test
    void aBusyDatabaseAsksToTryAgain() throws Exception {
        server.perform(get("/api/busy"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "1"))
                .andExpect(jsonPath("$.type").value("/problems/unavailable"));
    }

    @Test
    void aPageSaysSoInWords() throws Exception {
        server.perform(get("/page/busy"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "1"))
                .andExpect(content().contentTypeCompatibleWith("text/html"))
                .andExpect(content().string(containsString("Back in a moment")));
    }

    @Test
    void aDatabaseThatGoesAwayInTheMiddleAsksToTryAgain() throws Exception {
        server.perform(get("/api/breaks"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "1"))
                .andExpect(jsonPath("$.type").value("/problems/unavailable"));
    }

    @Test
    void aParameterMissingOrOfAnotherType() throws Exception {
        server.perform(get("/api/counts"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("/problems/malformed"))
                .andExpect(jsonPath("$.detail").value(containsString("limit")));
        server.perform(get("/api/counts?limit=many"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("limit")));
    }

    @Test
    void aProblemThrownIsAnswered() throws Exception {
        server.perform(get("/api/refuses"))
                .andExpect(status().isConflict())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(jsonPath("$.title").value("The draft has changed since"))
                .andExpect(jsonPath("$.detail").value("Version 8 is newer."))
                .andExpect(jsonPath("$.currentVersion").value(8))
                .andExpect(jsonPath("$.instance").value("/api/refuses"));
    }
}
