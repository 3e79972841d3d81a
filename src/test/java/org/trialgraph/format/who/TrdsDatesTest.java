package org.trialgraph.format.who;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trialgraph.text.Dates;
import org.trialgraph.text.Dates.DayOrder;

/** The order of day and month is told by dates, never assumed. */
class TrdsDatesTest {
    private static TrdsDates.Orders of(List<String> dates) {
        TrdsDates.Orders orders = TrdsDates.Orders.NONE;
        for (String date : dates) {
            orders = orders.and(date);
        }
        return orders;
    }

    @Test
    void decided_certainDates_giveOrder() {
        assertThat(of(List.of("04/03/2020", "25/03/2020")).decided()).contains(DayOrder.DAY_FIRST);
        assertThat(of(List.of("04/03/2020", "03/25/2020")).decided()).contains(DayOrder.MONTH_FIRST);
        assertThat(of(List.of("3/18/2020 6:53:35 PM")).decided()).contains(DayOrder.MONTH_FIRST);
    }

    @Test
    void decided_noneOrBothOrders_isEmpty() {
        assertThat(of(List.of("04/03/2020", "2020-03-25", "soon")).silent()).isTrue();
        assertThat(of(List.of("25/03/2020", "03/25/2020")).decided()).isEmpty();
    }

    @Test
    void decided_oneMisprintOfMany_isIgnored() {
        TrdsDates.Orders many = TrdsDates.Orders.NONE;
        for (int i = 0; i < 30; i++) {
            many = many.and("25/03/2020");
        }
        assertThat(many.and("03/25/2020").decided()).contains(DayOrder.DAY_FIRST);
    }

    @Test
    void ambiguous_daysUpToTwelve_only() {
        assertThat(Dates.ambiguous("04/03/2020")).isTrue();
        assertThat(Dates.ambiguous("04/04/2020")).isFalse();
        assertThat(Dates.ambiguous("13/03/2020")).isFalse();
        assertThat(Dates.ambiguous("2020-03-04")).isFalse();
        assertThat(Dates.ambiguous("4 March 2020")).isFalse();
    }
}
