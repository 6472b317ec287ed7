package org.ladderworks.app.library;

import org.ladderworks.engine.error.EngineException;

/**
 * Why something of a title could not be done.
 *
 * @param code such as LW-3001
 * @param what is wrong, and where
 * @param remedy what to do
 */
public record Trouble(String code, String what, String remedy) {
    public static Trouble of(EngineException error) {
        return new Trouble(error.code().label(), String.valueOf(error.getMessage()), error.remedy());
    }
}
