package dev.stet.agent;

import tools.jackson.databind.JsonNode;

/**
 * One action on a tenant's draft. Every action names the version that it is based on and is decided by the draft
 * engine's compare-and-set like any other save.
 */
interface Executor {

    /** Its name as a tool and in the address: {@code update_page_section}. */
    String name();

    /**
     * @param input the action's own inputs, without expectedVersion and onConflict
     * @throws ActionInputException when the inputs are not right for the version that the command names
     */
    ActionResult execute(Command command, JsonNode input);
}
