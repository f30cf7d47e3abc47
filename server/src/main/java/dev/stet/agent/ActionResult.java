package dev.stet.agent;

import dev.stet.draft.ChangeResult;

/**
 * What became of an action.
 *
 * @param changed what the action itself changed; nothing for one that brings a whole content back
 */
record ActionResult(ChangeResult outcome, Changed changed) {

    static ActionResult of(ChangeResult outcome) {
        return new ActionResult(outcome, Changed.NOTHING);
    }
}
