extension LikertLabels {
  static let french = """
    ~ := neutre; ni d'accord ni pas d'accord; ni d'accord, ni pas d'accord; ni en accord ni en désaccord; ni d'accord ni en désaccord
    ~ := ni l'un ni l'autre; ni satisfait ni insatisfait; ni satisfait, ni insatisfait; ni satisfait(e) ni insatisfait(e)
    ~ := mitigé; ?indécis; moyennement d'accord; moyennement satisfait; ni probable ni improbable; ni important ni pas important
    @no := pas du tout d'accord; pas d'accord du tout; tout à fait en désaccord; fortement en désaccord; totalement en désaccord
    @no := entièrement en désaccord; complètement en désaccord; très en désaccord
    @yes := tout à fait d'accord; totalement d'accord; entièrement d'accord; complètement d'accord; fortement d'accord
    @yes := parfaitement d'accord; très d'accord; fortement en accord; tout à fait en accord; totalement en accord
    @2no := plutôt pas d'accord; plutôt en désaccord; peu d'accord; pas vraiment d'accord; pas tout à fait d'accord; assez en désaccord
    @2no := légèrement en désaccord; un peu en désaccord; partiellement en désaccord
    @2yes := plutôt d'accord; assez d'accord; un peu d'accord; légèrement d'accord; partiellement d'accord; plutôt en accord
    @3no := pas d'accord; en désaccord
    @3yes := d'accord; en accord
    agreement: @no | @2no | @2yes | @yes
    agreement: @no | @3no | @3yes | @yes
    agreement: @no | @2no | ~ | @2yes | @yes
    agreement: @no | @3no | ~ | @3yes | @yes
    agreement: @3no | @2no | ~ | @2yes | @3yes
    agreement: @no | @3no | @2no | @2yes | @3yes | @yes
    agreement: @no | @3no | @2no | ~ | @2yes | @3yes | @yes
    @no := très insatisfait; très insatisfait(e); très insatisfaite; pas du tout satisfait; pas du tout satisfait(e)
    @yes := très satisfait; très satisfait(e); très satisfaite; tout à fait satisfait; tout à fait satisfait(e)
    @2no := plutôt insatisfait; plutôt pas satisfait; peu satisfait; plutôt insatisfait(e); plutôt pas satisfait(e); peu satisfait(e)
    @2yes := plutôt satisfait; assez satisfait; plutôt satisfait(e); assez satisfait(e)
    @3no := insatisfait; insatisfait(e); insatisfaite; pas satisfait; pas satisfait(e)
    @3yes := satisfait; satisfait(e); satisfaite
    satisfaction: @no | @2no | @2yes | @yes
    satisfaction: @no | @3no | @3yes | @yes
    satisfaction: @no | @2no | ~ | @2yes | @yes
    satisfaction: @no | @3no | ~ | @3yes | @yes
    satisfaction: @no | @3no | @2no | @2yes | @3yes | @yes
    satisfaction: @no | @3no | @2no | ~ | @2yes | @3yes | @yes
    quality: mauvais | moyen; passable | bon | excellent
    quality: très mauvais; très mauvaise | mauvais; mauvaise | bon; bonne | très bon; très bonne
    quality: très mauvais; très mauvaise | mauvais; mauvaise | ~; moyen; moyenne; passable | bon; bonne \
    | très bon; très bonne; excellent
    quality: médiocre; mauvais | passable; moyen | bon | très bon | excellent
    likelihood: très improbable | improbable; plutôt improbable | probable; plutôt probable | très probable
    likelihood: très improbable | improbable; peu probable; plutôt improbable | ~ | probable; plutôt probable | très probable
    frequency: jamais | parfois; quelquefois | souvent | toujours
    frequency: jamais | rarement | parfois; quelquefois; de temps en temps | souvent | toujours; très souvent
    @no := pas du tout important; pas important du tout; très peu important
    importance: @no; pas important | peu important; plutôt pas important | assez important; plutôt important; important | très important
    importance: @no | peu important; pas important; plutôt pas important | ~; moyennement important \
    | important; assez important; plutôt important | très important
    importance: @no | peu important | moyennement important; assez important | très important | extrêmement important
    """

  static let spanish = """
    ~ := neutral; ni de acuerdo ni en desacuerdo; ni en desacuerdo ni de acuerdo; ni acuerdo ni desacuerdo; neutro; indiferente; ?indeciso
    ~ := ni satisfecho ni insatisfecho; ni satisfecho/a ni insatisfecho/a; ni de acuerdo, ni en desacuerdo; ni probable ni improbable
    @no := nada de acuerdo; totalmente en desacuerdo; muy en desacuerdo; completamente en desacuerdo; fuertemente en desacuerdo
    @no := en total desacuerdo
    @yes := totalmente de acuerdo; muy de acuerdo; completamente de acuerdo; fuertemente de acuerdo; en total acuerdo
    @2no := algo en desacuerdo; poco de acuerdo; parcialmente en desacuerdo; más bien en desacuerdo; ligeramente en desacuerdo
    @2no := un poco en desacuerdo
    @2yes := algo de acuerdo; parcialmente de acuerdo; más bien de acuerdo; ligeramente de acuerdo; un poco de acuerdo
    @3no := en desacuerdo; bastante en desacuerdo
    @3yes := de acuerdo; bastante de acuerdo
    agreement: @no | @3no | @3yes | @yes
    agreement: @no | @2no | @2yes | @yes
    agreement: @no | @3no | ~ | @3yes | @yes
    agreement: @no | @2no | ~ | @2yes | @yes
    agreement: @no | poco de acuerdo | ~ | bastante de acuerdo | @yes
    agreement: en desacuerdo | @2no | ~ | @2yes | de acuerdo
    agreement: @no | @3no | @2no | @2yes | @3yes | @yes
    agreement: @no | @3no | @2no | ~ | @2yes | @3yes | @yes
    @no := muy insatisfecho; muy insatisfecho/a; muy insatisfecho(a); muy insatisfecha; totalmente insatisfecho; nada satisfecho
    @yes := muy satisfecho; muy satisfecho/a; muy satisfecho(a); muy satisfecha; totalmente satisfecho
    @2no := algo insatisfecho; poco satisfecho; algo insatisfecho/a
    @2yes := algo satisfecho; algo satisfecho/a
    @3no := insatisfecho; insatisfecho/a; insatisfecho(a); insatisfecha; bastante insatisfecho
    @3yes := satisfecho; satisfecho/a; satisfecho(a); satisfecha; bastante satisfecho
    satisfaction: @no | @3no | @3yes | @yes
    satisfaction: @no | @2no | @2yes | @yes
    satisfaction: @no | @3no | ~ | @3yes | @yes
    satisfaction: @no | @2no | ~ | @2yes | @yes
    satisfaction: @no | @3no | @2no | @2yes | @3yes | @yes
    satisfaction: @no | @3no | @2no | ~ | @2yes | @3yes | @yes
    quality: malo | regular | bueno | excelente
    quality: muy malo; muy mala; muy mal; pésimo | malo; mala; mal | regular; aceptable; normal | bueno; buena; bien \
    | muy bueno; muy buena; muy bien; excelente
    quality: malo; mala | regular | bueno; buena | muy bueno; muy buena | excelente
    likelihood: muy improbable | improbable; poco probable | probable; algo probable | muy probable
    likelihood: muy improbable | improbable; poco probable | ~ | probable; algo probable | muy probable
    frequency: nunca | a veces; algunas veces | a menudo; casi siempre; frecuentemente | siempre
    frequency: nunca | rara vez; raramente; casi nunca; pocas veces | a veces; algunas veces; ocasionalmente \
    | a menudo; casi siempre; frecuentemente; con frecuencia; muchas veces | siempre
    @no := nada importante; sin importancia; muy poco importante
    importance: @no; no importante | poco importante; algo importante | importante; bastante importante | muy importante
    importance: @no | poco importante; no importante | ~; algo importante; moderadamente importante | importante; bastante importante \
    | muy importante
    importance: @no | poco importante; ligeramente importante | moderadamente importante | muy importante | extremadamente importante
    """

  static let portuguese = """
    ~ := neutro; neutra; nem concordo nem discordo; não concordo nem discordo; nem discordo nem concordo; indiferente; ?indeciso
    ~ := nem satisfeito nem insatisfeito; nem satisfeito, nem insatisfeito; nem concordo, nem discordo; nem provável nem improvável
    @no := discordo totalmente; discordo completamente; discordo fortemente; discordo plenamente; discordo muito
    @yes := concordo totalmente; concordo completamente; concordo fortemente; concordo plenamente; concordo muito
    @2no := discordo parcialmente; discordo em parte; discordo pouco; discordo um pouco; discordo ligeiramente; discordo levemente
    @2yes := concordo parcialmente; concordo em parte; concordo pouco; concordo um pouco; concordo ligeiramente; concordo levemente
    agreement: @no | discordo | concordo | @yes
    agreement: @no | @2no | @2yes | @yes
    agreement: @no | discordo | ~ | concordo | @yes
    agreement: @no | @2no | ~ | @2yes | @yes
    agreement: discordo | @2no | ~ | @2yes | concordo
    agreement: @no | discordo | @2no | @2yes | concordo | @yes
    agreement: @no | discordo | @2no | ~ | @2yes | concordo | @yes
    @no := muito insatisfeito; muito insatisfeito(a); muito insatisfeita; totalmente insatisfeito; nada satisfeito
    @yes := muito satisfeito; muito satisfeito(a); muito satisfeita; totalmente satisfeito
    @2no := pouco satisfeito; um pouco insatisfeito; parcialmente insatisfeito
    @2yes := um pouco satisfeito; parcialmente satisfeito
    @3no := insatisfeito; insatisfeito(a); insatisfeita
    @3yes := satisfeito; satisfeito(a); satisfeita
    satisfaction: @no | @3no | @3yes | @yes
    satisfaction: @no | @3no | ~ | @3yes | @yes
    satisfaction: @no | @2no | ~ | @2yes | @yes
    satisfaction: @no | @3no | @2no | @2yes | @3yes | @yes
    satisfaction: @no | @3no | @2no | ~ | @2yes | @3yes | @yes
    quality: ruim; mau | regular; razoável | bom | excelente; ótimo
    quality: muito ruim; péssimo; péssima; muito mau; muito mal | ruim; mau; má | regular; razoável | bom; boa \
    | muito bom; muito boa; ótimo; ótima; excelente
    quality: ruim; mau | regular; razoável | bom | muito bom | excelente; ótimo
    likelihood: muito improvável | improvável; pouco provável | provável | muito provável
    likelihood: muito improvável | improvável; pouco provável | ~ | provável | muito provável
    frequency: nunca | às vezes; algumas vezes | frequentemente; muitas vezes; quase sempre | sempre
    frequency: nunca | raramente; quase nunca; poucas vezes | às vezes; algumas vezes; ocasionalmente \
    | frequentemente; muitas vezes; quase sempre | sempre
    @no := nada importante; sem importância; muito pouco importante
    importance: @no; não importante | pouco importante | importante | muito importante
    importance: @no | pouco importante; não importante | ~; moderadamente importante; mais ou menos importante | importante \
    | muito importante
    importance: @no | pouco importante | moderadamente importante | muito importante | extremamente importante
    """
}
