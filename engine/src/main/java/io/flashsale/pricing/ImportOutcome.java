package io.flashsale.pricing;

/** What became of an import. If several apply, the first is given. All but the last changed nothing. */
public sealed interface ImportOutcome {

    record NoSuchPriceList() implements ImportOutcome {}

    /** Another import of this list is running, or too many of other lists. */
    record Busy() implements ImportOutcome {}

    /** There is an import of this name, which goes on or has ended. */
    record NameTaken() implements ImportOutcome {}

    /** The file is wrong, the report says where. */
    record Refused(ImportReport report) implements ImportOutcome {}

    /** Somebody else priced one of the SKUs meanwhile. */
    record Overtaken() implements ImportOutcome {}

    /** The report may tell of wrong rows when {@link ImportMode#PARTIAL} was asked for. */
    record Imported(ImportReport report) implements ImportOutcome {}
}
