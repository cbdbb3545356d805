"""How many records a project holds, for the navigation and the pages."""

from ui.context import Context


def count(context: Context, entity: str) -> int:
    """How many records of a kind the project holds."""
    if context.first is not None:
        return context.first.counts[entity]
    from tracker.queries import claims, quotes, sources, speakers
    from tracker.records import QuoteFilter

    project = context.project
    match entity:
        case "quote":
            return quotes.count(project, QuoteFilter())
        case "claim":
            return claims.count(project)
        case "speaker":
            return speakers.count(project)
    return sources.count(project)
