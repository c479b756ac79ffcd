package dev.tocsin.connector.watch;

import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.alert.AlertJson;
import dev.tocsin.connector.alert.AlertSink;
import dev.tocsin.connector.alert.Refusal;
import dev.tocsin.connector.alert.Stored;
import dev.tocsin.connector.ledger.DeadLetter;
import dev.tocsin.connector.ledger.Ledger;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A sink that refuses no alert: what the one behind it refuses is kept in the ledger, whole and with the reason, so that
 * the alerts behind it are not held up. It is tried again whenever the watch starts.
 */
final class DeadLetters implements AlertSink {
    private final AlertSink inner;
    private final Ledger ledger;
    private final WatchListener listener;
    private long waiting;

    DeadLetters(AlertSink inner, Ledger ledger, WatchListener listener) {
        this.inner = inner;
        this.ledger = ledger;
        this.listener = listener;
    }

    /** How many wait for somebody to repair something. */
    long waiting() {
        return waiting;
    }

    /** Gives all of them to the sink once more. The ledger must be prepared. */
    void tryAgain() {
        waiting = 0;
        int delivered = 0;
        String reason = "";
        List<DeadLetter> letters = ledger.deadLettersAfter("");
        while (!letters.isEmpty()) {
            Map<String, Refusal> refused = inner
                    .store(letters.stream()
                            .map(letter -> new AlertJson(letter.id(), letter.text()))
                            .toList())
                    .refused()
                    .stream()
                    .collect(Collectors.toMap(refusal -> refusal.alert().id(), Function.identity()));
            for (DeadLetter letter : letters) {
                Refusal refusal = refused.get(letter.id());
                if (refusal == null) {
                    ledger.drop(letter);
                    delivered++;
                } else {
                    waiting++;
                    reason = refusal.reason();
                }
            }
            letters = ledger.deadLettersAfter(letters.getLast().id());
        }
        if (delivered > 0) {
            listener.note(delivered + " alerts that had been refused are now in " + destination());
        }
        if (waiting > 0) {
            listener.setAside(explanation(waiting + " alerts are still refused by " + destination(), reason));
        }
    }

    @Override
    public Stored store(List<AlertJson> alerts) {
        Stored stored = inner.store(alerts);
        for (Refusal refusal : stored.refused()) {
            AlertJson alert = refusal.alert();
            if (ledger.keep(new DeadLetter(alert.id(), alert.json(), refusal.reason()))) {
                waiting++;
            }
        }
        if (!stored.refused().isEmpty()) {
            Refusal first = stored.refused().getFirst();
            listener.setAside(explanation(
                    stored.refused().size() + " of " + alerts.size() + " alerts were refused by " + destination()
                            + ", the first of them " + first.alert().id(),
                    first.reason()));
        }
        return new Stored(stored.added(), stored.known());
    }

    private static EnvironmentException explanation(String what, String reason) {
        return new EnvironmentException(
                what + ": " + reason,
                "they are kept whole in " + Ledger.INDEX + " (kind: dead_letter), and the watch goes on; repair what"
                        + " refuses them, often a mapping of ours that was changed, then start the watch again");
    }

    @Override
    public void prepare() {
        inner.prepare();
    }

    @Override
    public String destination() {
        return inner.destination();
    }

    @Override
    public void close() {
        inner.close();
    }
}
