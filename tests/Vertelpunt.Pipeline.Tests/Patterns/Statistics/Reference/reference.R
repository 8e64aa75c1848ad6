# Makes answers.csv (invented numbers) and expected.tsv beside it: what R makes of them.
# Run here with Rscript reference.R; needs vegan, energy, vcd, diptest, MASS and cluster. Used: R 4.2.2, vegan 2.6-4, energy 1.7-11, vcd 1.4-11, diptest 0.76-0, MASS 7.3-58.2, cluster 2.1.4.
# A line of expected.tsv is a place in the JSON of `vertelpunt patterns` (q.QUESTION.NAME or p.FIRST.SECOND.NAME within "figures") and its value.
library(vegan); library(energy); library(vcd); library(diptest); library(MASS); library(cluster)
set.seed(7); n <- 90
a <- sample(c("a1","a2"), n, TRUE, c(.4,.6)); b <- sample(c("b1","b2","b3","b4"), n, TRUE, c(.1,.2,.3,.4)); b[sample(n,3)] <- ""
s1 <- round(runif(n,0,100)/5)*5; s2 <- round(pmin(100,pmax(0, s1*.4 + 30*(a=="a1") + rnorm(n,30,15))),4); s2[sample(n,7)] <- NA
s3 <- round(ifelse(runif(n)<.5, rnorm(n,25,6), rnorm(n,75,8)),4); s3[s3<0]<-0; s3[s3>100]<-100; s3[sample(n, 50)] <- NA
w <- matrix(rgamma(3*n, 1),n); w <- w/rowSums(w); w <- round(w,3); w[1:4,1] <- 0; w <- w/rowSums(w)
w <- round(w,6); w[sample(n,5),] <- NA
px <- round(runif(n,0,100),1); py <- round(pmin(100, pmax(0, px/2 + rnorm(n,20,20))),1); px[5:9]<-NA; py[5:9]<-NA
M <- matrix(runif(4*n) < .35, n); M[,2] <- M[,2] | M[,1] & runif(n)<.5; K <- matrix(runif(3*n)<.4, n); K[,1] <- K[,1] | (M[,1] & runif(n)<.4)
ms <- apply(M,1,function(r) paste(paste0("m",1:4)[r],collapse=";")); ks <- apply(K,1,function(r) paste(paste0("k",1:3)[r],collapse=";"))
f <- function(v) ifelse(is.na(v),"",format(v,digits=15,trim=TRUE,drop0trailing=TRUE))
df <- data.frame(a=a,b=b,s1=f(s1),s2=f(s2),s3=f(s3),t_top=f(w[,1]),t_left=f(w[,2]),t_right=f(w[,3]),p_x=f(px),p_y=f(py),m=ms,k=ks)
write.csv(df,"answers.csv",row.names=FALSE,quote=FALSE)
out <- function(k,v) for(i in seq_along(v)) cat(k, if(length(v)>1) paste0("[",i-1,"]"), "\t", sprintf("%.15g",v[i]),"\n",sep="")
sink("expected.tsv")
# questions
d <- density(s2[!is.na(s2)]); out("q.s2.density.bandwidth", d$bw); for(i in seq(1,512,37)) { out(paste0("q.s2.density.x[",i-1,"]"),d$x[i]); out(paste0("q.s2.density.y[",i-1,"]"),d$y[i]) }; out("q.s2.density.bandwidth_nrd", bw.nrd(s2[!is.na(s2)]))
for (nm in c("s1","s2","s3")) { v <- get(nm); v <- v[!is.na(v)]; out(paste0("q.",nm,".dip.statistic"), dip(v)); out(paste0("q.",nm,".dip.p"), dip.test(v,simulate.p.value=TRUE,B=20000)$p.value); out(paste0("q.",nm,".sd"), sd(v)); out(paste0("q.",nm,".q25"), quantile(v,.25)); out(paste0("q.",nm,".q75"), quantile(v,.75))}
zr <- function(x) { z <- x<=0; k <- rowSums(z); x <- x/rowSums(x)*(1-k*.005); x[z] <- .005; x }
okT <- !is.na(w[,1]); W <- zr(w[okT,,drop=FALSE]); ilr <- cbind(sqrt(.5)*log(W[,2]/W[,3]), sqrt(2/3)*log(W[,1]/sqrt(W[,2]*W[,3])))
IL <- matrix(NA,n,2); IL[okT,] <- ilr
g <- exp(colMeans(log(W))); g <- g/sum(g); out("q.t.centre.top",g[1]); out("q.t.centre.left",g[2]); out("q.t.total_variance", sum(apply(ilr,2,var)))
kd <- kde2d(ilr[,1],ilr[,2]); out("q.t.density.bandwidth_x", bandwidth.nrd(ilr[,1])); out("q.t.density.x", kd$x); for(i in c(1,5,13,25)) out(paste0("q.t.density.z[",i-1,"]"), kd$z[i,])
tab <- function(key,T,fisher=TRUE){ T<-T[rowSums(T)>0,colSums(T)>0,drop=FALSE]; c0<-suppressWarnings(chisq.test(T,correct=FALSE)); out(paste0(key,".chi_squared"),c0$statistic); out(paste0(key,".p_chi_squared"),c0$p.value); out(paste0(key,".df"), c0$parameter); if(fisher) out(paste0(key,".p_fisher"),fisher.test(T,workspace=2e7)$p.value); for(i in 1:nrow(T)) out(paste0(key,".adjusted_residuals[",i-1,"]"), c0$stdres[i,]); out(paste0(key,".cramers_v"), assocstats(T)$cramer)
 if(all(dim(T)==2)) {y<-suppressWarnings(chisq.test(T)); out(paste0(key,".chi_squared_yates"),y$statistic); out(paste0(key,".p_yates"),y$p.value)}}
bb <- b; bb[b==""] <- NA
tab("p.a.b", table(a,bb))
tab("p.b.t.zones", {z <- apply(w,1,function(r) if(any(is.na(r))) NA else if(r[1]>=.6)"top" else if(r[2]>=.6)"left" else if(r[3]>=.6)"right" else if(all(r>=.2)) "middle" else c("left-right","top-right","top-left")[which.min(r)]); table(bb,factor(z,c("top","left","right","middle","left-right","top-right","top-left")))}, fisher=FALSE)
num <- function(key,v,gr){ ok<-!is.na(v)&!is.na(gr); v<-v[ok]; gr<-factor(gr[ok]); k<-kruskal.test(v,gr); out(paste0(key,".kruskal_wallis.h"),k$statistic); out(paste0(key,".kruskal_wallis.p"),k$p.value)
 L<-levels(gr); idx<-0; ps<-c(); dz<-c(); N<-length(v); rk<-rank(v); tt<-table(v); S<-N*(N+1)/12-sum(tt^3-tt)/(12*(N-1))
 for(i in seq_along(L)) for(j in seq_along(L)) if(i<j){ x<-v[gr==L[i]]; y<-v[gr==L[j]]; t<-suppressWarnings(wilcox.test(x,y)); kk<-paste0(key,".comparisons[",idx,"]"); out(paste0(kk,".u"),t$statistic); out(paste0(kk,".p_mann_whitney"),t$p.value); ps<-c(ps,t$p.value); z<-(mean(rk[gr==L[i]])-mean(rk[gr==L[j]]))/sqrt(S*(1/length(x)+1/length(y))); dz<-c(dz,2*pnorm(-abs(z))); out(paste0(kk,".dunn_z"),z); out(paste0(kk,".cliffs_delta"), mean(sign(outer(x,y,"-")))); idx<-idx+1}
 h<-p.adjust(ps,"holm"); hd<-p.adjust(dz,"holm"); for(i in seq_along(ps)){out(paste0(key,".comparisons[",i-1,"].p_mann_whitney_holm"),h[i]);out(paste0(key,".comparisons[",i-1,"].p_dunn_holm"),hd[i])}}
num("p.a.s1",s1,a); num("p.b.s1",s1,bb); num("p.a.s3",s3,a); num("p.b.s2",s2,bb); num("p.b.s3",s3,bb)
cr <- function(key,x,y){ok<-!is.na(x)&!is.na(y);x<-x[ok];y<-y[ok]; k<-suppressWarnings(cor.test(x,y,method="kendall")); s<-suppressWarnings(cor.test(x,y,method="spearman")); p<-cor.test(x,y); out(paste0(key,".kendall.tau_b"),k$estimate); out(paste0(key,".kendall.p"),k$p.value); out(paste0(key,".spearman.rho"),s$estimate); out(paste0(key,".spearman.p"),s$p.value); out(paste0(key,".pearson.r"),p$estimate); out(paste0(key,".pearson.p"),p$p.value)}
cr("p.s1.s2",s1,s2); cr("p.s2.s3",s2,s3); cr("p.s1.s3",s1,s3)
pts <- function(key,X,gr){ok<-!is.na(X[,1])&!is.na(gr);X<-X[ok,];gr<-factor(gr[ok]); ad<-adonis2(dist(X)~gr,permutations=9999); out(paste0(key,".whole.permanova.pseudo_f"),ad$F[1]); out(paste0(key,".whole.permanova.r_squared"),ad$R2[1]); out(paste0(key,".whole.permanova.p"),ad$"Pr(>F)"[1]); o<-order(gr); e<-eqdist.etest(X[o,],table(gr),R=9999); out(paste0(key,".whole.energy.statistic"),e$statistic); out(paste0(key,".whole.energy.p"),e$p.value); mm<-summary(manova(X~gr))$stats; out(paste0(key,".whole.pillai.trace"),mm[1,2]); out(paste0(key,".whole.pillai.f"),mm[1,3]); out(paste0(key,".whole.pillai.p"),mm[1,6])
 if(nlevels(gr)==2){x<-X[gr==levels(gr)[1],];y<-X[gr==levels(gr)[2],];n1<-nrow(x);n2<-nrow(y);S<-((n1-1)*cov(x)+(n2-1)*cov(y))/(n1+n2-2);dd<-colMeans(x)-colMeans(y);T2<-n1*n2/(n1+n2)*drop(t(dd)%*%solve(S)%*%dd);FF<-(n1+n2-3)/((n1+n2-2)*2)*T2;out(paste0(key,".whole.hotelling.t_squared"),T2);out(paste0(key,".whole.hotelling.f"),FF);out(paste0(key,".whole.hotelling.p"),pf(FF,2,n1+n2-3,lower=FALSE))}}
pts("p.a.t",IL,a); pts("p.b.t",IL,bb); P<-cbind(px,py); pts("p.a.p#p",P,a); pts("p.b.p#p",P,bb)
# likeness
Mx <- M; Mx[!apply(M,1,any),] <- NA; Kx<-K; Kx[!apply(K,1,any),]<-NA
fac <- function(v) factor(v)
D <- data.frame(a=fac(a),b=fac(bb),s1=s1,s2=s2,s3=s3,w1=w[,1],w2=w[,2],w3=w[,3],px=px,py=py); for(j in 1:4) D[[paste0("m",j)]]<-fac(Mx[,j]); for(j in 1:3) D[[paste0("k",j)]]<-fac(Kx[,j])
wc <- w/rowSums(w); D$w1 <- wc[,1]; D$w2 <- wc[,2]; D$w3 <- wc[,3]
dd <- daisy(D,"gower"); for(k in 2:8){p<-pam(dd,k); out(paste0("likeness.silhouettes.",k),p$silinfo$avg.width)}
kb<-which.max(sapply(2:8,function(k) pam(dd,k)$silinfo$avg.width))+1; out("likeness.medoids", sort(pam(dd,kb)$id.med))
sink()
