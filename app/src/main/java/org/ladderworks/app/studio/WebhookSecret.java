package org.ladderworks.app.studio;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.ladderworks.app.home.SettingsFile;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.engine.error.EngineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The address of the webhook, which may have a token in it and so lies in the vault. Thread-safe. */
public final class WebhookSecret {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookSecret.class);
    private static final String NAME = "webhook";

    private final KeyChain secrets;
    private final SettingsFile settings;

    /** @param settings where an earlier version may have left it in clear */
    public WebhookSecret(KeyChain secrets, SettingsFile settings) {
        this.secrets = secrets;
        this.settings = settings;
    }

    /** Takes the address out of the settings, where an earlier version left it; where the vault stays locked, it stays there. */
    public void takeOver() {
        try {
            settings.giveWebhook(address -> secrets.vault().texts().keep(NAME, address));
        } catch (EngineException e) {
            LOG.warn("the webhook's address stays readable in the settings: {}", e.getMessage());
        }
    }

    /**
     * The address; empty where there is none.
     *
     * @throws EngineException where the vault cannot be unlocked or read
     */
    public Optional<String> address() {
        Optional<String> clear = settings.clearWebhook();
        return clear.isPresent() ? clear : secrets.text(NAME);
    }

    /**
     * Keeps another address.
     *
     * @param address blank for none
     * @return the host that may be shown; empty for none
     * @throws EngineException where the vault cannot be unlocked or written
     */
    public String keep(String address) {
        String stripped = address.strip();
        if (!stripped.isEmpty()) {
            secrets.vault().texts().keep(NAME, stripped);
        } else if (secrets.text(NAME).isPresent()) {
            secrets.vault().texts().forget(NAME);
        }
        // The old one is of no use any more.
        settings.giveWebhook(_ -> LOG.debug("an address that was kept in clear goes"));
        return stripped.isEmpty() ? "" : URI.create(stripped).getHost().toLowerCase(Locale.ROOT);
    }
}
