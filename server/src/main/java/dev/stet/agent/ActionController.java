package dev.stet.agent;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.stet.account.Caller;
import dev.stet.draft.ChangeResult;
import dev.stet.draft.OnConflict;
import dev.stet.draft.web.ChangeAnswer;
import dev.stet.draft.web.ChangeHeaders;
import dev.stet.draft.web.Policies;
import dev.stet.http.JsonBody;
import dev.stet.http.Problem;
import dev.stet.http.ProblemType;
import dev.stet.jsonmerge.CanonicalJson;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The actions over HTTP. */
@RestController
class ActionController {

    private final Map<String, Executor> executors;

    ActionController(List<Executor> executors) {
        this.executors = executors.stream().collect(Collectors.toMap(Executor::name, Function.identity()));
    }

    @PostMapping(
            path = "/api/v1/tenants/{slug}/actions/{name}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> act(
            Caller caller, @PathVariable String name, @RequestBody byte[] bytes, HttpServletRequest request) {
        Executor executor = executors.get(name);
        if (executor == null) {
            throw Problem.of(ProblemType.NOT_FOUND)
                    .detail("There is no such action; the actions are "
                            + String.join(
                                    ", ", executors.keySet().stream().sorted().toList()) + ".")
                    .exception();
        }
        JsonBody body = JsonBody.readObject(bytes);
        long expected = body.expectedVersion(request);
        OnConflict onConflict = Policies.requested(body.optionalText("onConflict"));
        ObjectNode input = (ObjectNode) body.object().deepCopy();
        input.remove(List.of("expectedVersion", "onConflict"));
        String fingerprint = name + CanonicalJson.write(body.object());
        Command command = new Command(caller, expected, onConflict, ChangeHeaders.of(request), fingerprint);
        return answer(executor.execute(command, input));
    }

    private static ResponseEntity<?> answer(ActionResult result) {
        ResponseEntity<?> answer = ChangeAnswer.of(result.outcome(), HttpStatus.CONFLICT, true);
        return result.outcome() instanceof ChangeResult.Accepted
                ? ResponseEntity.status(answer.getStatusCode())
                        .headers(answer.getHeaders())
                        .body(new Answer(answer.getBody(), result.changed()))
                : answer;
    }

    /** The answer to any change, and what this one changed. */
    private record Answer(@JsonUnwrapped @Nullable Object answer, Changed changed) {}

    @ExceptionHandler
    ResponseEntity<?> onInput(ActionInputException e) {
        return Problem.of(ProblemType.INVALID)
                .detail(e.violation().message())
                .with("errors", List.of(e.violation()))
                .response();
    }
}
