package org.ladderworks.app.ui.ladder;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.ladderworks.app.ladder.Prices;
import org.ladderworks.app.studio.PriceBook;
import org.ladderworks.app.ui.workbench.Workbench;

/** The prices that ladders are reckoned with. On the UI thread alone. */
public final class PricesViewModel {
    private final Workbench bench;
    private final PriceBook book;
    private final ReadOnlyObjectWrapper<Prices> prices = new ReadOnlyObjectWrapper<>(Prices.ASSUMED);
    private final ReadOnlyBooleanWrapper assumed = new ReadOnlyBooleanWrapper(true);

    PricesViewModel(Workbench bench, PriceBook book) {
        this.bench = bench;
        this.book = book;
        bench.work().run(book::read, this::remembered);
    }

    public ReadOnlyObjectProperty<Prices> now() {
        return prices.getReadOnlyProperty();
    }

    /** True until the operator has set prices. */
    public ReadOnlyBooleanProperty assumed() {
        return assumed.getReadOnlyProperty();
    }

    /**
     * Reckons with other prices from now on, and remembers them.
     *
     * @return false where one of the texts is no price; nothing is changed then
     */
    public boolean set(String stored, String delivered) {
        Optional<Double> storing = price(stored);
        Optional<Double> delivering = price(delivered);
        if (storing.isEmpty() || delivering.isEmpty()) {
            return false;
        }
        Prices set = new Prices(storing.get(), delivering.get());
        if (!set.equals(prices.get())) {
            prices.set(set);
            assumed.set(false);
            bench.work().run(() -> book.keep(set));
        }
        return true;
    }

    private static Optional<Double> price(String text) {
        String bare = text.strip().replace(',', '.');
        return bare.matches("\\d{1,7}(\\.\\d{1,9})?")
                ? Optional.of(Double.parseDouble(bare)).filter(Prices::isPrice)
                : Optional.empty();
    }

    private void remembered(Optional<Prices> kept) {
        kept.ifPresent(set -> {
            prices.set(set);
            assumed.set(false);
        });
    }
}
